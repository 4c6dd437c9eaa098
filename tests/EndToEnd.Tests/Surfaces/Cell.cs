namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>One way in which one use of a macro is read.</summary>
/// <param name="Macro">What macro it is, and how the page uses it.</param>
/// <param name="Place">Where it is read.</param>
/// <param name="Site">Whether the site takes static modules.</param>
/// <param name="Reader">Who reads it.</param>
internal sealed record Cell(CellMacro Macro, Place Place, SiteKind Site, Reader Reader)
{
    /// <summary>All cells that can be: previews are for those who edit.</summary>
    public static IEnumerable<Cell> All { get; } =
    [
        .. from output in Enum.GetValues<Output>()
           from language in Enum.GetValues<Language>()
           from parameter in Enum.GetValues<ParameterUse>()
           from body in Enum.GetValues<Body>()
           let macro = new CellMacro(output, language, parameter, body)
           from place in Enum.GetValues<Place>()
           from site in Enum.GetValues<SiteKind>()
           from reader in Enum.GetValues<Reader>()
           where place != Place.Preview || reader is Reader.Administrator or Reader.Author
           select new Cell(macro, place, site, reader),
    ];

    /// <summary>Whether the macro has a frame of its own in the page.</summary>
    public bool IsFramed => Macro.Output == Output.Framed || Site == SiteKind.RefusesStatic;

    /// <summary>The value of each dimension, by its place.</summary>
    public IReadOnlyList<object> Values => [Macro.Output, Macro.Language, Macro.Parameter, Macro.Body, Place, Site, Reader];

    public override string ToString() => string.Join(", ", Values);
}

/// <summary>The output of the definition. The automatic one is static where the site takes static modules.</summary>
internal enum Output
{
    Framed,
    Auto,
}

internal enum Language
{
    Scriban,
    Velocity,
}

/// <summary>How the page uses the macro's parameter.</summary>
internal enum ParameterUse
{
    Optional,
    Required,
    Default,

    /// <summary>An optional parameter in Data Center's spelling, set.</summary>
    DataCenter,
}

internal enum Body
{
    None,
    Plain,
    Rich,

    /// <summary>A rich body with another of our macros.</summary>
    RichWithOurs,

    /// <summary>A rich body with a link, and a macro of another app.</summary>
    RichWithOthers,
}

internal enum Place
{
    Page,
    Preview,
    Pdf,
    Word,
    Email,

    /// <summary><c>body.export_view</c> of the REST API.</summary>
    ExportView,

    /// <summary>A copy of the page, whose macros keep their ids.</summary>
    CopiedPage,

    /// <summary>A version of the page that another has replaced.</summary>
    PageVersion,
}

internal enum SiteKind
{
    RefusesStatic,
    TakesStatic,
}

internal enum Reader
{
    Administrator,
    Author,
    Viewer,
    Guest,
    Anonymous,
}
