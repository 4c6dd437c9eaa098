namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>Where a macro stands.</summary>
public enum MacroState
{
    /// <summary>Never published.</summary>
    Draft,

    /// <summary>Pages see it.</summary>
    Published,
}
