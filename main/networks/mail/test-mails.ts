/** Invented mails in the form that services use. RFC 5322: lines end with CRLF. */
export type TestMail = {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly id?: string;
  readonly at?: number;
};

let count = 0;

function encoded(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function part(type: string, text: string): readonly string[] {
  const lines = Buffer.from(text).toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
  return [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', lines];
}

/** A mail with a plain text and, where given, the same as HTML. */
export function writeMail(mail: TestMail): string {
  count += 1;
  const [, name = '', address = mail.from] = /^(.*) <(.+)>$/u.exec(mail.from) ?? [];
  const boundary = 'parts';
  const head = [
    `From: ${name === '' ? '' : encoded(name)} <${address}>`,
    'To: <rabe@kaffee.example>',
    `Subject: ${encoded(mail.subject)}`,
    `Date: ${new Date(mail.at ?? Date.now()).toUTCString()}`,
    `Message-ID: <${mail.id ?? `m${count}.${Math.random()}@sender.example`}>`,
    'MIME-Version: 1.0',
  ];
  const body =
    mail.html === undefined
      ? part('text/plain', mail.text)
      : [
          `Content-Type: multipart/alternative; boundary="${boundary}"`,
          '',
          `--${boundary}`,
          ...part('text/plain', mail.text),
          `--${boundary}`,
          ...part('text/html', mail.html),
          `--${boundary}--`,
        ];
  return [...head, ...body, ''].join('\r\n');
}

const PIXEL = '<img src="https://track.example/open.gif?who=rabe" width="1" height="1" alt="">';
const LOGO = '<img src="https://cdn.example/logo.png" alt="">';

/** One of each service; what has to be found in it. */
export const SAMPLES: readonly (readonly [string, TestMail, Readonly<Record<string, string>>])[] = [
  [
    'XING',
    {
      from: 'XING <noreply@mail.xing.com>',
      subject: 'Mia Roth hat Ihnen eine Nachricht gesendet',
      text: 'Haben Sie am Sonntag geöffnet?\n\nNachricht beantworten\nhttps://www.xing.com/messages/abc?sc_p=mail',
      html: `<body>${LOGO}<p>Haben Sie am Sonntag geöffnet?</p><a href="https://www.xing.com/messages/abc?sc_p=mail">Nachricht beantworten</a>${PIXEL}</body>`,
    },
    {
      name: 'Mia Roth',
      text: 'Haben Sie am Sonntag geöffnet?',
      kind: 'direct',
      url: 'https://www.xing.com/messages/abc?sc_p=mail',
    },
  ],
  [
    'LinkedIn',
    {
      from: 'LinkedIn <notifications-noreply@linkedin.com>',
      subject: 'Jonas Weber commented on your post',
      text: 'Which roast is this?',
      html: `<p>Which roast is this?</p><a href="https://www.linkedin.com/comm/feed/update/7">View comment</a>${PIXEL}`,
    },
    {
      name: 'Jonas Weber',
      text: 'Which roast is this?',
      kind: 'comment',
      url: 'https://www.linkedin.com/comm/feed/update/7',
    },
  ],
  [
    'gutefrage',
    {
      from: 'gutefrage <info@mail.gutefrage.net>',
      subject: 'Teefreund hat deine Frage beantwortet: Welche Mühle ist leise?',
      text: 'Eine mit Kegelmahlwerk.\n\nZur Antwort\nhttps://www.gutefrage.net/frage/welche-muehle',
    },
    {
      name: 'Teefreund',
      text: 'Eine mit Kegelmahlwerk.',
      kind: 'comment',
      url: 'https://www.gutefrage.net/frage/welche-muehle',
    },
  ],
  [
    'StayFriends',
    {
      from: 'StayFriends <info@stayfriends.de>',
      subject: 'Neue Nachricht von Petra Klein (geb. Groß)',
      text: 'Bist du beim Klassentreffen dabei?\nhttps://www.stayfriends.de/n/1',
    },
    { name: 'Petra Klein (geb. Groß)', kind: 'direct', url: 'https://www.stayfriends.de/n/1' },
  ],
  [
    'Facebook',
    {
      from: 'Facebook <groupupdates@facebookmail.com>',
      subject: 'Lena Busch hat in Kaffeefreunde Nord gepostet.',
      text: 'Wer röstet selbst?\nhttps://www.facebook.com/groups/1/posts/2',
    },
    {
      name: 'Lena Busch',
      handle: 'Facebook · Kaffeefreunde Nord',
      url: 'https://www.facebook.com/groups/1/posts/2',
    },
  ],
  [
    'Google',
    {
      from: 'Google Business Profile <businessprofile-noreply@google.com>',
      subject: 'Karl M. left a review for Rösterei Rabe',
      text: 'Two stars. The queue was long.\nhttps://business.google.com/reviews/1',
    },
    {
      name: 'Karl M.',
      handle: 'Google · Rösterei Rabe',
      kind: 'review',
      url: 'https://business.google.com/reviews/1',
    },
  ],
];
