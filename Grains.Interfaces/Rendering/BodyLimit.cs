namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The limits of a posted body.</summary>
public enum BodyLimit
{
    /// <summary>Its length, in characters.</summary>
    Length,

    /// <summary>How many elements are inside each other.</summary>
    Depth,

    /// <summary>How many elements it has.</summary>
    Elements,

    /// <summary>How many attributes one element has.</summary>
    Attributes,

    /// <summary>How many declarations one <c>style</c> attribute has.</summary>
    Declarations,

    /// <summary>The length of what it becomes, in characters.</summary>
    OutputLength,

    /// <summary>How long cleaning takes, in milliseconds.</summary>
    Time,
}
