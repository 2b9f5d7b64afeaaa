import type { MailRule } from '#domain/mail-rule.ts';

type Given = Omit<MailRule, 'after' | 'before' | 'kind'> &
  Partial<Pick<MailRule, 'after' | 'before' | 'kind'>>;

function rule(given: Given): MailRule {
  return { after: '', before: '', kind: 'comment', ...given };
}

/**
 * The services that can only be heard by mail. Written after what they publicly say about their
 * notifications and tested on invented mails in that form; services change their mails without notice,
 * that is why every rule can be edited.
 */
export const BUILT_IN_RULES: readonly MailRule[] = [
  rule({
    id: 'xing-message',
    name: 'XING',
    from: '*@xing.com, *@mail.xing.com',
    subjects: [
      '{who} hat Ihnen eine Nachricht gesendet',
      '{who} hat dir eine Nachricht gesendet',
      'Neue Nachricht von {who}',
      'New message from {who}',
    ],
    before: 'Nachricht beantworten',
    link: '*xing.com/*',
    kind: 'direct',
  }),
  rule({
    id: 'xing-comment',
    name: 'XING',
    from: '*@xing.com, *@mail.xing.com',
    subjects: [
      '{who} hat Ihren Beitrag kommentiert*',
      '{who} hat deinen Beitrag kommentiert*',
      '{who} hat Sie in einem * erwähnt',
      '{who} hat dich in einem * erwähnt',
      '{who} commented on your post*',
    ],
    before: 'Kommentar ansehen',
    link: '*xing.com/*',
  }),
  rule({
    id: 'linkedin-message',
    name: 'LinkedIn',
    from: 'messages-noreply@linkedin.com, messaging-digest-noreply@linkedin.com',
    subjects: [
      '{who} just messaged you',
      '{who} hat Ihnen gerade eine Nachricht gesendet',
      '*: {who}',
    ],
    link: '*linkedin.com/*',
    kind: 'direct',
  }),
  rule({
    id: 'linkedin-comment',
    name: 'LinkedIn',
    from: 'notifications-noreply@linkedin.com, groups-noreply@linkedin.com',
    subjects: [
      '{who} commented on *',
      '{who} mentioned you in *',
      '{who} replied to your comment*',
      '{who} hat Ihren Beitrag kommentiert*',
      '{who} hat Sie in * erwähnt',
      '{who} hat auf Ihren Kommentar geantwortet*',
    ],
    link: '*linkedin.com/*',
  }),
  rule({
    id: 'gutefrage',
    name: 'gutefrage',
    from: '*@gutefrage.net, *@mail.gutefrage.net',
    subjects: [
      '{who} hat deine Frage beantwortet: {where}',
      '{who} hat deine Antwort kommentiert: {where}',
      'Neue Antwort auf deine Frage: {where}',
      'Neue Frage für dich: {where}',
    ],
    before: 'Zur Antwort',
    link: '*gutefrage.net/*',
  }),
  rule({
    id: 'stayfriends',
    name: 'StayFriends',
    from: '*@stayfriends.de, *@mail.stayfriends.de',
    subjects: [
      '{who} hat dir eine Nachricht geschrieben',
      'Neue Nachricht von {who}*',
      '{who} hat dir ins Gästebuch geschrieben',
    ],
    link: '*stayfriends.de/*',
    kind: 'direct',
  }),
  rule({
    id: 'facebook-group',
    name: 'Facebook',
    from: '*@facebookmail.com',
    subjects: [
      '{who} hat in {where} gepostet.',
      '{who} hat einen Beitrag in der Gruppe {where} kommentiert.',
      '{who} hat dich in einem Kommentar in {where} erwähnt.',
      '{who} posted in {where}.',
      '{who} commented on a post in {where}.',
      '{who} mentioned you in a comment in {where}.',
    ],
    link: '*facebook.com/*',
  }),
  rule({
    id: 'google-review',
    name: 'Google',
    from: 'businessprofile-noreply@google.com, noreply-local@google.com, *-noreply@google.com',
    subjects: [
      '{who} hat eine Rezension zu {where} verfasst',
      '{who} left a review for {where}',
      'Neue Rezension zu {where}',
      'New review for {where}',
    ],
    before: 'Auf Rezension antworten',
    link: '*google.com/*',
    kind: 'review',
  }),
];
