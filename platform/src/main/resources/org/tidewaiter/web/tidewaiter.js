// Niceties: keys, rows that open, filters that apply at once, the page's own place in a menu wider than the screen. Every page works without.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const list = document.querySelector('[data-list]');
  const rows = list ? [...list.querySelectorAll('[data-href]')] : [];
  const menu = document.querySelector('.bar nav');
  const active = menu && menu.querySelector('[aria-current]');
  if (active) menu.scrollLeft = active.offsetLeft - menu.offsetLeft - (menu.clientWidth - active.offsetWidth) / 2;
  const typing = e => e.target.closest('input, select, textarea, [contenteditable]');

  const move = step => {
    const here = rows.indexOf(document.activeElement && document.activeElement.closest('[data-href]'));
    const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + step))];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
  };

  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    if (typing(e)) {
      if (e.key === 'Escape') e.target.blur();
      return;
    }
    const row = document.activeElement && document.activeElement.closest('[data-href]');
    if (e.key === '/') {
      e.preventDefault();
      const find = document.getElementById('find');
      find.focus();
      find.select();
    } else if (rows.length && (e.key === 'j' || (e.key === 'ArrowDown' && row))) {
      e.preventDefault();
      move(1);
    } else if (rows.length && (e.key === 'k' || (e.key === 'ArrowUp' && row))) {
      e.preventDefault();
      move(-1);
    } else if (e.key === 'Enter' && row && document.activeElement === row) {
      location.href = row.dataset.href;
    }
  });

  if (list) {
    list.addEventListener('click', e => {
      const row = e.target.closest('[data-href]');
      if (row && !e.target.closest('a, summary, button') && !String(getSelection())) location.href = row.dataset.href;
    });
  }

  for (const form of document.querySelectorAll('form')) {
    // Empty fields would only lengthen the address.
    form.addEventListener('submit', () => {
      for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
    });
    if (form.hasAttribute('data-auto')) {
      form.addEventListener('change', e => {
        if (e.target.matches('select')) form.requestSubmit();
      });
    }
  }
  addEventListener('pageshow', () => {
    for (const field of document.querySelectorAll('form :disabled')) field.disabled = false;
  });
})();
