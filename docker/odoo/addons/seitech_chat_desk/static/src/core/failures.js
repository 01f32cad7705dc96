import { ConnectionLostError } from "@web/core/network/rpc";

const PASSING = ["psycopg2.", "odoo.exceptions.ConcurrencyError", "odoo.http.SessionExpiredException"];

/** The server was not reached, or was busy with itself, or wants a new login. What it refuses stays refused. */
export function mayPass(error) {
    return error instanceof ConnectionLostError || PASSING.some((name) => error.exceptionName?.startsWith(name));
}

/** For what is asked in the background and asked again anyway: the page goes on with what it has. */
export async function quietly(promise) {
    try {
        return await promise;
    } catch (error) {
        if (!mayPass(error)) {
            throw error;
        }
    }
}
