namespace UserMacro.Hostile.Measuring;

/// <summary>What became of the process that an input was sent to.</summary>
enum Fate
{
    /// <summary>It answers, and is idle.</summary>
    Lives,

    /// <summary>It still worked on the input when its time was over, and was ended.</summary>
    Burns,

    /// <summary>It ended.</summary>
    Died,
}
