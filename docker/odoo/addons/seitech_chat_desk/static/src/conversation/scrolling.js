import { onPatched, useEffect, useExternalListener, useState } from "@odoo/owl";

/** Closer to the end than this counts as being there, in px. */
const NEAR = 40;
/** Closer to the beginning than this asks for older messages. */
const EARLY = 200;

/**
 * Keeps a scrolled list at its end as long as the reader is there, whatever grows in it, and leaves him where he is
 * otherwise.
 *
 * @param {{el: HTMLElement}} ref of the element that scrolls; its only child is what grows
 * @param {{onTop: () => Promise, onEnd: () => void}} callbacks
 */
export function useScrolling(ref, { onTop, onEnd }) {
    const state = useState({ atEnd: true });
    let lookingUp = false;
    let lastTop = 0;

    function toEnd() {
        if (ref.el) {
            ref.el.scrollTop = ref.el.scrollHeight;
        }
    }

    function follow() {
        if (state.atEnd) {
            toEnd();
        }
        // Without anything to scroll nobody can ask for more.
        if (ref.el && ref.el.scrollHeight <= ref.el.clientHeight) {
            lookUp();
        }
    }

    async function lookUp() {
        if (lookingUp || ref.el.scrollTop > EARLY) {
            return;
        }
        lookingUp = true;
        try {
            await onTop();
            // They are not drawn yet: what the reader looks at is as far from the end as it will be afterwards.
            const fromEnd = ref.el && ref.el.scrollHeight - ref.el.scrollTop;
            await new Promise(requestAnimationFrame);
            if (ref.el && !state.atEnd) {
                ref.el.scrollTop = ref.el.scrollHeight - fromEnd;
            }
        } finally {
            lookingUp = false;
        }
    }

    function onScroll() {
        const { scrollHeight, scrollTop, clientHeight } = ref.el;
        // A picture that arrives takes the end away from the reader; only he himself goes up.
        const atEnd = scrollHeight - scrollTop - clientHeight < NEAR || (state.atEnd && scrollTop >= lastTop);
        lastTop = scrollTop;
        if (atEnd && !state.atEnd) {
            onEnd();
        }
        state.atEnd = atEnd;
        if (!atEnd) {
            lookUp();
        }
    }

    useEffect(
        (el) => {
            // The content grows when pictures arrive, the frame shrinks when the reply box grows.
            const observer = new ResizeObserver(follow);
            observer.observe(el);
            observer.observe(el.firstElementChild);
            el.addEventListener("scroll", onScroll);
            return () => {
                observer.disconnect();
                el.removeEventListener("scroll", onScroll);
            };
        },
        () => [ref.el]
    );
    useExternalListener(window, "resize", follow);
    onPatched(follow);
    return {
        state,
        toEnd() {
            state.atEnd = true;
            toEnd();
        },
    };
}
