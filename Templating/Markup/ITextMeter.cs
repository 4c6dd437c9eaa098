namespace UserMacro.Templating.Markup;

/// <summary>
/// Is notified of the pieces of a long text before each is worked on, so that the work can be charged for and ended between them; and of
/// values that are not written.
/// </summary>
internal interface ITextMeter
{
    /// <summary>Another piece is about to be escaped.</summary>
    /// <param name="characters">Its length.</param>
    void Take(int characters);

    /// <summary>Something else is written in place of a value, which is not safe at its place.</summary>
    void Block();
}
