package com.seitech.chat.gateway.upload.scan;

/** Whether the file has a virus is not known, so it is not taken. The message is for the log. */
public final class CannotScan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotScan(String reason) {
        super("no verdict of the virus scanner (gateway.scanner.clamd): " + reason, null, false, false);
    }
}
