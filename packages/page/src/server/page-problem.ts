/** Why a page does not get what it asked for. */
export class PageProblem extends Error {
  override readonly name: string = 'PageProblem';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
