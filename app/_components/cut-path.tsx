import classes from "./cut-path.module.css";

/** A path in one line: where there is no room for all of it its folder is cut, not the name. */
export function CutPath({ path }: { path: string }) {
  const base = path.lastIndexOf("/", path.length - 2) + 1;
  return (
    <span className={classes.path}>
      {base === 0 ? null : <span className={classes.folder}>{path.slice(0, base)}</span>}
      <span className={classes.file}>{path.slice(base)}</span>
    </span>
  );
}
