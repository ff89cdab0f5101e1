/** `build-and-push` writes into this line: what is in it is no edit of a person. */
const IMAGE_LINE = /^([ \t]*(?:- )?image:)(.*)$/gm;

/** Whether two texts are the same but for the images they name. */
export function isSameButImage(one: string, other: string): boolean {
  return one.replaceAll(IMAGE_LINE, '$1') === other.replaceAll(IMAGE_LINE, '$1');
}

/** A text with the images that another one names, in their order. */
export function withImagesOf(text: string, other: string): string {
  const images = Array.from(other.matchAll(IMAGE_LINE), ([, , image]) => image);
  return text.replaceAll(IMAGE_LINE, (line, name: string) => {
    const image = images.shift();
    return image === undefined ? line : `${name}${image}`;
  });
}
