using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>
/// The brackets and parentheses behind references that have turned out to be text. A bracket may be tried again as part of the text that
/// another one turned out to be; whatever nests in whatever, each is tried once.
/// </summary>
internal sealed class TextBrackets(CompilationBudget budget)
{
    /// <summary>Work of a failure: an exception takes as long as some hundred nodes.</summary>
    const int Failure = 200 * CompilationBudget.CharactersPerUnit;

    /// <summary>Texts in double quotes may be read again and again as they nest: after so many failures in them, no bracket there is tried.</summary>
    const int MaxWithinTexts = 50;

    readonly HashSet<int> _places = [];
    int _withinTexts;

    /// <summary>Whether the bracket here is known to be text.</summary>
    public bool Contains(Cursor cursor) => cursor.IsWithinText ? _withinTexts >= MaxWithinTexts : _places.Contains(cursor.At);

    /// <summary>Remembers that the bracket here is text.</summary>
    public void Add(Cursor cursor)
    {
        if (cursor.IsWithinText)
        {
            _withinTexts++;
        }
        else
        {
            _places.Add(cursor.At);
        }
    }

    /// <summary>Charges an attempt that ended with an exception.</summary>
    public void ChargeFailure() => budget.ChargeText(Failure);
}
