import { type Problem, ProblemError } from '@gongjian/client';

/**
 * Sends a file with progress, which fetch cannot tell of.
 * @param tell share sent, 0 … 1
 * @throws ProblemError where the server refuses it
 */
export function upload(file: File, tell: (share: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/imports');
    request.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total);
    request.onerror = () => reject(new Error('network'));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 300) resolve(answer as { id: string });
      else reject(new ProblemError(answer as Problem));
    };
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { type: 'about:blank', title: '', status: 0, code: 'network', detail: '' };
  }
}
