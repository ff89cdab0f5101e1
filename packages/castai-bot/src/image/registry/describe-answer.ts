import type { RegistryAnswer } from './registry-request.ts';

const LONGEST_WORDS = 200;

/** `401 UNAUTHORIZED: authentication required`. */
export function describeAnswer({ status, body }: RegistryAnswer): string {
  const { code, message } = readProblem(body.toString('utf8'));
  return [[status, code].filter(Boolean).join(' '), message].filter(Boolean).join(': ');
}

function readProblem(text: string): { readonly code?: string; readonly message?: string } {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a registry's or token server's error; every field is optional
    const document = JSON.parse(text) as {
      errors?: readonly { code?: string; message?: string }[];
      details?: string;
      message?: string;
    };
    const first = document.errors?.[0];
    const message = first?.message ?? document.details ?? document.message;
    return {
      ...(first?.code === undefined ? {} : { code: first.code }),
      ...(message === undefined ? {} : { message: message.slice(0, LONGEST_WORDS) }),
    };
  } catch {
    return {};
  }
}
