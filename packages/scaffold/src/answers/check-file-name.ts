const WINDOWS_RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Says why Windows will not store a file or folder of this name. */
export function checkFileName(value: string): string | undefined {
  return WINDOWS_RESERVED.test(value)
    ? 'a device name that Windows reserves, also with an extension, wanted another'
    : undefined;
}
