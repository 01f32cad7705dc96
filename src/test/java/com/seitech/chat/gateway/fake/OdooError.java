package com.seitech.chat.gateway.fake;

/** What Odoo answers as a fault. Code 1 carries a traceback, as a program error does there. */
final class OdooError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int PROGRAM = 1;
    private static final int USER = 2;
    private static final int DENIED = 3;
    private static final int ACCESS = 4;

    private final int code;
    /** What {@code load} reports instead of a fault. */
    private final String field;

    OdooError(int code, String text) {
        this(code, text, "");
    }

    private OdooError(int code, String text, String field) {
        super(text, null, false, false);
        this.code = code;
        this.field = field;
    }

    /** An exception that no code of Odoo expects, such as {@code ValueError}. */
    static OdooError program(String exception, String message) {
        return new OdooError(PROGRAM, traceback(exception + ": " + message));
    }

    /** A refusal with a text for people: UserError, ValidationError, MissingError. */
    static OdooError user(String text) {
        return new OdooError(USER, text);
    }

    /** The same, about one field. */
    static OdooError user(String text, String field) {
        return new OdooError(USER, text, field);
    }

    static OdooError missing(String model, long record, long user) {
        return user("Record does not exist or has been deleted.\n(Record: " + model + "(" + record + ",), User: " + user
                + ")");
    }

    static OdooError denied() {
        return new OdooError(DENIED, "Access Denied");
    }

    static OdooError access(String text) {
        return new OdooError(ACCESS, text);
    }

    static OdooError none() {
        return program("TypeError", "cannot marshal None unless allow_none is enabled");
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    String field() {
        return field;
    }

    private static String traceback(String lastLine) {
        return """
                Traceback (most recent call last):
                  File "/usr/lib/python3/dist-packages/odoo/addons/rpc/controllers/xmlrpc.py", line 154, in xmlrpc_2
                    response = self._xmlrpc(service)
                  File "/usr/lib/python3/dist-packages/odoo/service/model.py", line 72, in call_kw
                    result = method(recs, *args, **kwargs)
                """ + lastLine + "\n";
    }
}
