import TextField from '@mui/material/TextField';

/** The address of a page on the web and the day somebody last looked at it; both empty when there is none. */
export interface PublishedForm {
  url: string;
  checkedOn: string;
}

/** The portal never opens the page itself: it trusts whoever says that they looked. */
export function PublishedFields({
  value,
  required = false,
  onChange,
}: {
  value: PublishedForm;
  required?: boolean;
  onChange: (value: PublishedForm) => void;
}) {
  const field = (name: keyof PublishedForm) => ({
    required: required || value.url !== '',
    value: value[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...value, [name]: event.target.value }),
  });
  return (
    <>
      <TextField
        className="most"
        type="url"
        label="Page on the web"
        helperText="An address anybody can open. The portal does not visit it."
        {...field('url')}
        required={required}
      />
      <TextField className="quarter" type="date" label="Last checked" {...field('checkedOn')} />
    </>
  );
}
