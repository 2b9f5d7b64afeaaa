import type { Story } from './story.ts';

export const mastodonPeople: Story['people'] = {
  jana: {
    name: 'Jana Meissner',
    handle: '@jana@dresden.example',
    reach: 2140,
    postCount: 5210,
    bio: {
      en: 'Dresden · coffee, road bikes, city politics',
      de: 'Dresden · Kaffee, Rennrad, Stadtpolitik',
    },
  },
  holger: {
    name: 'Holger Brandt',
    handle: '@holgi@radeln.example',
    reach: 310,
    postCount: 1904,
    bio: { en: 'Long rides, strong coffee.', de: 'Lange Touren, starker Kaffee.' },
  },
  suse: {
    name: 'Suse W.',
    handle: '@suse@kaffee.example',
    reach: 88,
    postCount: 412,
    bio: { en: 'Home barista since 2019', de: 'Heimbarista seit 2019' },
  },
  nora: {
    name: 'Nora Lindt',
    handle: '@nora@werkstatt.example',
    reach: 650,
    postCount: 2300,
    bio: {
      en: 'Carpenter. Drinks filter at the workbench.',
      de: 'Tischlerin. Trinkt Filter an der Werkbank.',
    },
  },
  peter: { name: 'Peter Lang', handle: '@plang@nord.example', reach: 45, postCount: 130 },
  milo: {
    name: 'Milo Novak',
    handle: '@milo@mast.example',
    reach: 1480,
    postCount: 3050,
    bio: { en: 'Office manager, bean swapper', de: 'Büroleiter, tauscht Bohnen' },
  },
  markthalle: {
    name: 'Markthalle Neustadt',
    handle: '@markthalle@neustadt.example',
    reach: 7300,
    postCount: 2210,
  },
};
