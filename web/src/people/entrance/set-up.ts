const KEY = 'gongjian.set-up-later';

/** The first owner may look around before choosing a password; it is asked again in the next sitting. */
export const putOffSetUp = (): void => sessionStorage.setItem(KEY, 'yes');
export const isSetUpPutOff = (): boolean => sessionStorage.getItem(KEY) === 'yes';
