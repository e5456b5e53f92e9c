/** Where something stands in a file; lines count from 1. */
export interface Place {
  file: string;
  line: number;
}
