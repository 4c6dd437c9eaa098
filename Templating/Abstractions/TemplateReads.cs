namespace UserMacro.Templating.Abstractions;

/// <summary>What a run read of its input, recorded where it is read: an absent value (nobody is signed in) counts as read like any other.</summary>
[Flags]
public enum TemplateReads
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Parameters of the macro.</summary>
    Parameters = 1,

    /// <summary>The body of the macro.</summary>
    Body = 2,

    /// <summary>Id, title, type or version of the page.</summary>
    Page = 4,

    /// <summary>Key or name of the space.</summary>
    Space = 8,

    /// <summary>The address of the site.</summary>
    Site = 16,

    /// <summary>Key, id or revision of the macro.</summary>
    Macro = 32,

    /// <summary>The output type.</summary>
    Output = 64,

    /// <summary>Who views the page, or whether anybody is signed in.</summary>
    Viewer = 128,

    /// <summary>The time of the request.</summary>
    Time = 256,

    /// <summary>Data that the request does not bring: asked of Confluence or of a connection, with the rights of somebody.</summary>
    Data = 512,

    /// <summary>
    /// What differs between two requests for the same macro on the same version of a page: output that read any of it must not be given to
    /// anybody else.
    /// </summary>
    Volatile = Viewer | Time | Data,
}
