/** What a line gets of the table it stands in. */
export interface LineProps {
  /** Place among the rows, the head being the first. */
  rowIndex: number;
  /** The one line that the Tab key stops at; j, k and the arrows move from it. */
  isTabStop: boolean;
  onFocus: () => void;
}
