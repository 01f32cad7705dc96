package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.HttpStatus;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.NotSent;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.OutcomeUnknown;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts failures by what to do. A fault is judged by its code first, then by the exception class on its last line;
 * never by text that Odoo translates.
 */
final class FaultTaxonomy {
    private static final int CODE_PROGRAM = 1;
    private static final int CODE_USER = 2;
    private static final int CODE_CREDENTIALS = 3;

    /** Sent after the commit, since Odoo's own methods may return None: the work is done. */
    private static final String NONE_RESULT = "cannot marshal None unless allow_none is enabled";

    /** Not translated. */
    private static final String NO_EXTERNAL_ID = "External ID not found";

    /** What PostgreSQL says of a name that is wrong, and for a moment while it starts. */
    private static final Pattern NO_DATABASE = Pattern.compile("database .* does not exist");

    /** PostgreSQL restarting behind a live Odoo, and conflicts that Odoo gave up on. */
    private static final Set<String> PASSING = Set.of(
            "OperationalError",
            "InterfaceError",
            "PoolError",
            "AdminShutdown",
            "CannotConnectNow",
            "SerializationFailure",
            "LockNotAvailable",
            "DeadlockDetected");

    /** Part of the text of what may be a wrong setting, or PostgreSQL that is coming back. */
    private static final String MISSING_DATABASE = ", it says there is none of that name";

    private static final Set<String> OUR_MISTAKE = Set.of("ValueError", "TypeError", "AttributeError");
    private static final Set<Integer> BUSY_STATUS = Set.of(429, 503);
    private static final Set<Integer> WRONG_ADDRESS_STATUS = Set.of(301, 302, 303, 307, 308, 401, 403, 404, 405);
    private static final int TOO_LARGE_STATUS = 413;

    private static final Pattern MISSING_MODEL = Pattern.compile("Object (\\S+) doesn't exist");
    /** The user who calls, or Odoo itself on its behalf, does not find that very user. */
    private static final Pattern MISSING_CALLER =
            Pattern.compile("\\(Record: res\\.users\\((\\d+),\\), User: (?:\\1|1)\\)");

    private FaultTaxonomy() {}

    /** Decided at a look only: behind a running gateway the same fault means that PostgreSQL is coming back. */
    static String atALook(OdooException e, String database) {
        String problem = String.valueOf(e.getMessage());
        return problem.contains(MISSING_DATABASE)
                ? "Odoo has no database " + database + ": set gateway.odoo.database"
                : problem;
    }

    /** True for the fault that stands for a void result. */
    static boolean isNoneResult(XmlRpcFailure failure) {
        return failure instanceof Fault fault && fault.text().strip().endsWith(NONE_RESULT);
    }

    /** Whether a method is not there at all, whereas a field that vanished under it is soon left out of the question. */
    static boolean isMissingMethod(OdooException e) {
        return e.getCause() instanceof Fault fault
                && FaultText.of(fault).exception().equals("AttributeError");
    }

    /** Whether nothing has the external id that was asked for. */
    static boolean isMissingExternalId(OdooException e) {
        return e.getCause() instanceof Fault fault && FaultText.of(fault).says(NO_EXTERNAL_ID);
    }

    static OdooException classify(XmlRpcFailure failure) {
        return switch (failure) {
            case NotSent e -> new OdooUnavailable(text(e), e);
            case OutcomeUnknown e -> new OdooOutcomeUnknown(text(e), e);
            case HttpStatus e -> ofStatus(e);
            case Fault e -> ofFault(e);
        };
    }

    private static OdooException ofStatus(HttpStatus e) {
        if (BUSY_STATUS.contains(e.status())) {
            return new OdooUnavailable("Odoo or the proxy in front of it is busy: HTTP " + e.status(), e);
        }
        if (e.status() == TOO_LARGE_STATUS) {
            return new OdooRejected("the proxy in front of Odoo refuses a body of this size: HTTP 413", e);
        }
        if (WRONG_ADDRESS_STATUS.contains(e.status())) {
            return new OdooMisconfigured(
                    Part.ADDRESS,
                    "no XML-RPC under this address (HTTP " + e.status()
                            + "): set gateway.odoo.url to Odoo itself, not to a page or a redirect",
                    e);
        }
        return new OdooOutcomeUnknown("the proxy in front of Odoo answers HTTP " + e.status(), e);
    }

    private static OdooException ofFault(Fault e) {
        return switch (e.code()) {
            case CODE_CREDENTIALS -> wrongCredentials(e);
            case CODE_USER -> ofUserFault(e);
            case CODE_PROGRAM -> ofTraceback(e);
            default ->
                new OdooFault(
                        "Odoo answers fault " + e.code() + " " + FaultText.of(e).shownRefusal(), e);
        };
    }

    static OdooMisconfigured wrongCredentials(@Nullable Throwable cause) {
        return new OdooMisconfigured(
                Part.CREDENTIALS,
                "Odoo refuses the credentials: check gateway.odoo.login and the API key (it may have expired), "
                        + "and that the user is active",
                cause);
    }

    private static OdooException ofUserFault(Fault e) {
        Matcher model = MISSING_MODEL.matcher(e.text());
        if (model.find()) {
            return ofMissingModel(model.group(1), e);
        }
        if (MISSING_CALLER.matcher(e.text()).find()) {
            return wrongCredentials(e);
        }
        return new OdooRejected("Odoo refuses " + FaultText.of(e).shownRefusal(), e);
    }

    private static OdooException ofMissingModel(String model, Fault e) {
        if (Models.OPTIONAL.contains(model)) {
            return new OdooRejected(model + " does not exist", e);
        }
        return new OdooMisconfigured(
                Part.CONTRACT,
                model + " does not exist: install or upgrade the chat module "
                        + "(odoo -u seitech_elearning -d <database>)",
                e);
    }

    private static OdooException ofTraceback(Fault e) {
        FaultText text = FaultText.of(e);
        String exception = text.exception();
        if (PASSING.contains(exception)) {
            String missing = NO_DATABASE.matcher(e.text()).find() ? MISSING_DATABASE : "";
            return new OdooUnavailable("Odoo's database is away" + missing + ": " + text.shown(), e);
        }
        return OUR_MISTAKE.contains(exception) ? new OdooRejected(text.shown(), e) : new OdooFault(text.shown(), e);
    }

    private static String text(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
