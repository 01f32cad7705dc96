// The calls are the visitors', on another port: here they are only read.
SwaggerUIBundle({ url: '../openapi', dom_id: '#api', deepLinking: true, supportedSubmitMethods: [] });
