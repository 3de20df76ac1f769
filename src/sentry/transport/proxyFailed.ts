/** That the way to the proxy failed, and not the way from there to the server. `cause` says how. */
export const proxyFailed = 'ERR_PROXY_FAILED';
