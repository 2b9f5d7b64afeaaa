/** What the engine is told about the app that it runs in. */
export type About = {
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly systemLocale: 'en' | 'de';
};
