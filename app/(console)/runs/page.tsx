export default function RunsPage() { return <p>runs</p>; }
