import { uuid } from "@web/core/utils/strings";

/** A UUID. Odoo's random numbers have 64 bits, and the browser's own UUIDs need HTTPS. */
export function newKey() {
    return (uuid() + uuid()).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
