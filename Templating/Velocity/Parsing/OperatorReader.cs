using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads the operators between two values, and knows how tightly they bind.</summary>
internal static class OperatorReader
{
    /// <summary>How many precedences there are.</summary>
    public const int Precedences = 6;

    static readonly (string Sign, string? Word, Operator Operator)[] Operators =
    [
        ("*", null, Operator.Multiply), ("/", null, Operator.Divide), ("%", null, Operator.Remainder),
        ("+", null, Operator.Add), ("-", null, Operator.Subtract),
        ("<=", "le", Operator.LessOrEqual), (">=", "ge", Operator.GreaterOrEqual), ("<", "lt", Operator.Less), (">", "gt", Operator.Greater),
        ("==", "eq", Operator.Equal), ("!=", "ne", Operator.NotEqual),
        ("&&", "and", Operator.And),
        ("||", "or", Operator.Or),
    ];

    /// <summary>Takes the operator here; null, and nothing taken, where there is none.</summary>
    public static Operator? TryTake(Cursor cursor)
    {
        var before = cursor.At;
        cursor.SkipSpace();
        if (cursor.Current is not (')' or ',' or ']' or ':' or '}'))
        {
            foreach (var (sign, word, found) in Operators)
            {
                if (cursor.Sees(sign))
                {
                    cursor.At += sign.Length;
                    return found;
                }

                if (word is not null && cursor.Sees(word) && !Cursor.IsNamePart(cursor.Peek(word.Length)))
                {
                    cursor.At += word.Length;
                    return found;
                }
            }
        }

        cursor.At = before;
        return null;
    }

    /// <summary>From 0, the loosest.</summary>
    public static int PrecedenceOf(Operator @operator) => @operator switch
    {
        Operator.Or => 0,
        Operator.And => 1,
        Operator.Equal or Operator.NotEqual => 2,
        < Operator.Add => 3,
        Operator.Add or Operator.Subtract => 4,
        _ => 5,
    };
}
