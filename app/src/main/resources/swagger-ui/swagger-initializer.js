// Opens the API document of this service. The address is relative, so that a prefix which a proxy removes stays in it.
window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: new URL("../v3/api-docs", window.location.href).href,
    dom_id: "#swagger-ui",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "StandaloneLayout",
    // No other server is asked to validate the document.
    validatorUrl: null,
  });
};
