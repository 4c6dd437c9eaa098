namespace UserMacro.Grains.Interfaces.Parts;

/// <summary>The kind of a shared part.</summary>
public enum SharedPartKind
{
    /// <summary>A piece of template that templates put in.</summary>
    Snippet,

    /// <summary>Styles and script that are before a macro's own.</summary>
    Bundle,
}
