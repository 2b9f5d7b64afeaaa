export const SERVER_URL = 'https://api.x.com';
