namespace UserMacro.Grains.Interfaces.Parameters;

/// <summary>The controls that forms have for values. Types that are filled in the same way share one.</summary>
/// <remarks>A host's own form maps each to what it has (<c>Silo/Hosts</c>), and so do the forms of the page (<c>WebApi/AdminUi/src/components/fields</c>);
/// neither compiles while one is missing.</remarks>
public enum ParameterField
{
    /// <summary>A line of text, or several.</summary>
    Text,

    /// <summary>A check box.</summary>
    Checkbox,

    /// <summary>A choice of the parameter's values.</summary>
    Choice,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A link.</summary>
    Link,

    /// <summary>People of the site, found by name.</summary>
    Person,

    /// <summary>Spaces of the site, found by name.</summary>
    Space,

    /// <summary>Pages and blog posts, found by title.</summary>
    Page,

    /// <summary>Attachments, found by name.</summary>
    Attachment,

    /// <summary>Labels.</summary>
    Label,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>A colour.</summary>
    Colour,
}
