import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { mergeTranslations } from 'react-admin';

/** react-admin's own words where they are not how people here speak. */
const ours = {
  ra: {
    action: {
      add_filter: 'More filters',
      clear_input_value: 'Clear',
      close_menu: 'Close menu',
      open_menu: 'Open menu',
      export: 'Export',
      remove_filter: 'Remove this filter',
      search: 'Search',
      select_columns: 'Columns',
    },
    message: {
      invalid_form: 'Something is missing. It says so beside the field.',
      error:
        'Something went wrong on this page. Nothing was lost. Load it again, and tell your administrator if it happens again.',
      unsaved_changes: 'What you typed is not saved. Leave all the same?',
    },
    navigation: {
      no_results: 'Nothing here.',
      no_filtered_results: 'Nothing matches these filters.',
      clear_filters: 'Clear the filters',
      page_range_info: '%{offsetBegin}–%{offsetEnd} of %{total}',
      page_rows_per_page: 'Rows a page',
      skip_nav: 'Skip to content',
    },
    notification: {
      created: 'Saved.',
      updated: 'Saved.',
      http_error: 'The portal did not answer. Check your connection and try again.',
      item_doesnt_exist: 'It is not there any more.',
      not_authorized: 'Your role does not open this.',
    },
    saved_queries: {
      label: 'Saved views',
      query_name: 'Name of the view',
      new_label: 'Save this view…',
      new_dialog_title: 'Save this view',
      remove_label: 'Remove this view',
      remove_label_with_name: 'Remove “%{name}”',
      remove_dialog_title: 'Remove this view?',
      remove_message: 'The view goes from your list. The documents stay as they are.',
      help: 'Filter the list, then save the view to come back to it.',
    },
    validation: { required: 'This is needed.' },
  },
};

export const i18nProvider = polyglotI18nProvider(() => mergeTranslations(englishMessages, ours), 'en', [
  { locale: 'en', name: 'English' },
]);
