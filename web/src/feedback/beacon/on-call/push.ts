import { useEffect, useState } from 'react';
import { api } from '../../../app/api.ts';

type PushState = 'asking' | 'unsupported' | 'blocked' | 'off' | 'on';

const WORKER = '/push-worker.js';

/** Whether this browser is called by web push, and how to change that. */
export function usePush(): { state: PushState; turn(on: boolean): Promise<void> } {
  const [state, setState] = useState<PushState>('asking');
  useEffect(() => void readState().then(setState), []);
  const turn = async (on: boolean) => {
    setState('asking');
    try {
      await (on ? subscribe() : unsubscribe());
    } finally {
      setState(await readState());
    }
  };
  return { state, turn };
}

async function readState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  const worker = await navigator.serviceWorker.getRegistration(WORKER);
  return (await worker?.pushManager.getSubscription()) ? 'on' : 'off';
}

async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  const worker = await navigator.serviceWorker.register(WORKER);
  const { data } = await api.GET('/api/v1/paging/push/key');
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: data!.key,
  });
  const { endpoint, keys } = subscription.toJSON();
  const body = {
    subscription: { endpoint: endpoint!, keys: { p256dh: keys!.p256dh!, auth: keys!.auth! } },
  };
  try {
    await api.POST('/api/v1/paging/push', { body });
  } catch (error) {
    await subscription.unsubscribe();
    throw error;
  }
}

async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return;
  await api.DELETE('/api/v1/paging/push', { params: { query: { endpoint: subscription.endpoint } } });
  await subscription.unsubscribe();
}
