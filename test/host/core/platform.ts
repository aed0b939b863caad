import { environment } from "./environment";

const agent = (): string => globalThis.navigator?.userAgent ?? "";
const desktop = (): boolean => !environment.mobile;

/** The desktop app on the system that runs this, or the Android app where the host emulates a phone. */
export const Platform = {
  get isDesktop() { return desktop(); },
  get isMobile() { return environment.mobile; },
  get isDesktopApp() { return desktop(); },
  get isMobileApp() { return environment.mobile; },
  isIosApp: false,
  get isAndroidApp() { return environment.mobile; },
  get isPhone() { return environment.mobile; },
  isTablet: false,
  get isMacOS() { return /Mac OS X/.test(agent()); },
  get isWin() { return /Windows/.test(agent()); },
  get isLinux() { return !/Mac OS X|Windows/.test(agent()); },
  isSafari: false,
  resourcePathPrefix: "app://vault/",
};
