/** The few commands and events of Chromium's DevTools protocol that the stand-in uses. */
type Nothing = Readonly<Record<string, never>>;
type Target = { readonly targetId: string; readonly type: string };
type Headers = { name: string; value: string }[];
export type Bounds = { left?: number; top?: number; width?: number; height?: number };
type WindowBounds = Bounds & { windowState?: 'normal' | 'maximized' | 'minimized' | 'fullscreen' };

export type Commands = {
  'Browser.getVersion': { params: Nothing; result: { product: string } };
  'Browser.close': { params: Nothing; result: Nothing };
  'Browser.getWindowForTarget': {
    params: { targetId: string };
    result: { windowId: number; bounds: WindowBounds };
  };
  'Browser.setWindowBounds': {
    params: { windowId: number; bounds: WindowBounds };
    result: Nothing;
  };
  'Target.getTargets': { params: Nothing; result: { targetInfos: Target[] } };
  'Target.createTarget': {
    params: { url: string; newWindow?: boolean; width?: number; height?: number };
    result: { targetId: string };
  };
  'Target.attachToTarget': {
    params: { targetId: string; flatten: true };
    result: { sessionId: string };
  };
  'Target.setDiscoverTargets': { params: { discover: boolean }; result: Nothing };
  'Target.closeTarget': { params: { targetId: string }; result: Nothing };
  'Target.activateTarget': { params: { targetId: string }; result: Nothing };
  'Runtime.enable': { params: Nothing; result: Nothing };
  'Runtime.addBinding': {
    params: { name: string; executionContextName: string };
    result: Nothing;
  };
  'Runtime.evaluate': {
    params: {
      expression: string;
      contextId?: number;
      silent?: boolean;
      awaitPromise?: boolean;
      returnByValue?: boolean;
    };
    result: { result: { value?: unknown }; exceptionDetails?: { text: string } };
  };
  'Page.enable': { params: Nothing; result: Nothing };
  'Page.addScriptToEvaluateOnNewDocument': {
    params: { source: string; worldName?: string };
    result: Nothing;
  };
  'Page.navigate': { params: { url: string }; result: { errorText?: string } };
  'Page.reload': { params: Nothing; result: Nothing };
  'Page.captureScreenshot': { params: { format: 'png' }; result: { data: string } };
  'Page.bringToFront': { params: Nothing; result: Nothing };
  'Emulation.setEmulatedMedia': {
    params: { features: { name: string; value: string }[] };
    result: Nothing;
  };
  'Fetch.enable': { params: { patterns: { urlPattern: string }[] }; result: Nothing };
  'Fetch.continueRequest': { params: { requestId: string }; result: Nothing };
  'Fetch.failRequest': {
    params: { requestId: string; errorReason: 'Failed' | 'Aborted' | 'BlockedByClient' };
    result: Nothing;
  };
  'Fetch.fulfillRequest': {
    params: { requestId: string; responseCode: number; responseHeaders: Headers; body: string };
    result: Nothing;
  };
};

export type PausedRequest = {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly postData?: string;
  };
};
export type Events = {
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData: { frameId: string } };
  };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.consoleAPICalled': {
    type: string;
    args: { value?: unknown; description?: string }[];
  };
  'Page.frameNavigated': { frame: { parentId?: string; url: string; urlFragment?: string } };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.loadEventFired': Nothing;
  'Page.domContentEventFired': Nothing;
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': Nothing;
  'Target.targetDestroyed': { targetId: string };
};
