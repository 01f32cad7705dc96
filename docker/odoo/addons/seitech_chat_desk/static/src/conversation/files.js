import { markRaw, reactive, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { checkFileSize } from "@web/core/utils/files";
import { useService } from "@web/core/utils/hooks";

const ROUTE = "/web/binary/upload_attachment";
let nextKey = 1;

/** By conversation: a look into another one must not lose what was attached. */
const attached = reactive({});

/**
 * The files that go out with the next answer of a conversation. Each is uploaded as soon as it is chosen, and belongs to
 * nothing until the answer takes it.
 *
 * @param {() => number} channelId
 */
export function useFiles(channelId) {
    const uploads = useService("file_upload");
    const notification = useService("notification");
    const all = useState(attached);

    function add(list) {
        for (const file of list) {
            if (checkFileSize(file.size, notification)) {
                all[channelId()] ??= [];
                const files = all[channelId()]; // as it is watched, not as it was made
                files.push({ key: nextKey++, file: markRaw(file), name: file.name || _t("picture.png"), id: false, progress: 0, error: false });
                upload(files.at(-1));
            }
        }
    }

    async function upload(entry) {
        entry.error = false;
        const started = await uploads.upload(ROUTE, [named(entry)], {
            displayErrorNotification: false,
            buildFormData(form) {
                form.append("model", "seitech.chat.message");
                form.append("id", 0);
            },
        });
        entry.abort = () => started.xhr.abort();
        started.xhr.upload.addEventListener("progress", (event) => (entry.progress = event.loaded / event.total));
        started.xhr.addEventListener("loadend", () => finish(entry, started.xhr));
    }

    function finish(entry, xhr) {
        const answer = answerOf(xhr);
        entry.id = answer?.id || false;
        entry.error = answer?.id ? false : answer?.error || _t("Not uploaded");
    }

    function remove(entry) {
        if (!entry.id) {
            entry.abort?.();
        }
        all[channelId()] = all[channelId()].filter((other) => other.key !== entry.key);
    }

    return {
        get list() {
            return all[channelId()] || [];
        },
        add,
        remove,
        retry: upload,
        get ready() {
            return this.list.every((entry) => entry.id);
        },
        take() {
            const files = this.list.map(({ id, name }) => ({ id, name }));
            delete all[channelId()];
            return files;
        },
    };
}

/** A pasted picture may come without a name. */
function named({ file, name }) {
    return file.name ? file : new File([file], name, { type: file.type });
}

/** After the end of the session, for example, a page comes instead. */
function answerOf(xhr) {
    try {
        return JSON.parse(xhr.responseText)[0];
    } catch {
        return undefined;
    }
}
