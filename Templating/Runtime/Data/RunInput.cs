using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Data;

/// <summary>The input of one run as both languages see it: whatever way leads to a value, it ends here, and reading the value records it.</summary>
/// <remarks>The <see cref="TemplateInput"/> behind it is not reachable from a run, so that nothing can be read unseen.</remarks>
internal sealed class RunInput(TemplateInput input)
{
    /// <summary>The text read so far.</summary>
    public TemplateReads Reads { get; private set; }

    public IReadOnlyDictionary<string, object> Parameters => Read(TemplateReads.Parameters, input.Parameters);

    public string? Body => Read(TemplateReads.Body, input.Body);

    /// <summary>Part of the definition, not of the request: never recorded.</summary>
    public bool BodyIsMarkup => input.BodyIsMarkup;

    public string PageId => Read(TemplateReads.Page, input.PageId);

    public string PageTitle => Read(TemplateReads.Page, input.PageTitle);

    public string PageType => Read(TemplateReads.Page, input.PageType);

    public string PageVersion => Read(TemplateReads.Page, input.PageVersion);

    public string SpaceKey => Read(TemplateReads.Space, input.SpaceKey);

    public string SpaceName => Read(TemplateReads.Space, input.SpaceName);

    public string? UserId => Read(TemplateReads.Viewer, input.UserId);

    public string SiteBaseUrl => Read(TemplateReads.Site, input.SiteBaseUrl);

    public string OutputType => Read(TemplateReads.Output, input.OutputType);

    public string MacroKey => Read(TemplateReads.Macro, input.MacroKey);

    public string MacroId => Read(TemplateReads.Macro, input.MacroId);

    public int MacroRevision => Read(TemplateReads.Macro, input.MacroRevision);

    public DateTimeOffset Now => Read(TemplateReads.Time, input.Now);

    /// <summary>The time zone that dates are written in. The service runs on UTC, so it tells nothing of the time: never recorded.</summary>
    public TimeSpan Offset => input.Now.Offset;

    /// <summary>Records a datum that was asked for.</summary>
    public void ReadDatum() => Reads |= TemplateReads.Data;

    T Read<T>(TemplateReads what, T value)
    {
        Reads |= what;
        return value;
    }
}
