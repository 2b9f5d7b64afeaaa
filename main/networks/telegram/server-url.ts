export const SERVER_URL = 'https://api.telegram.org';
