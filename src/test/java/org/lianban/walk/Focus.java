package org.lianban.walk;

/** What whoever works with the keyboard must be able to see. */
final class Focus {

    /** Says what is wrong with the place of the focus, or null: it has an outline, and lies in view with nothing over it. */
    static final String PROBLEM = """
            const e = document.activeElement;
            if (!e || e === document.body) return null;
            const name = e.outerHTML.slice(0, 160), style = getComputedStyle(e), box = e.getBoundingClientRect();
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no visible focus: ' + name;
            const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
            const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
            if (right - left < 2 || bottom - top < 2) return 'focus out of view: ' + name;
            const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return over && (e.contains(over) || over.contains(e)) ? null
                : 'focus covered by ' + (over ? over.outerHTML.slice(0, 80) : 'nothing') + ': ' + name;
            """;

    private Focus() {}
}
