namespace UserMacro.WebApi.Macros.History;

/// <summary>
/// How much differs between two lists of lines, without saying what: tells beforehand what a comparison costs, which grows with the square
/// of it (E. W. Myers, "An O(ND) difference algorithm", 1986).
/// </summary>
internal static class EditDistance
{
    /// <summary>Whether one list becomes the other by taking out and putting in at most so many lines.</summary>
    public static bool IsAtMost(ReadOnlySpan<string> former, ReadOnlySpan<string> later, int most)
    {
        if (Math.Abs(former.Length - later.Length) > most)
        {
            return false;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (had, has) = (Numbered(former, numbers), Numbered(later, numbers));
        // The furthest line of the previous text that is reached on each diagonal.
        var reached = new int[(2 * most) + 3];
        var zero = most + 1;
        for (var changes = 0; changes <= most; changes++)
        {
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var isAdded = diagonal == -changes || (diagonal != changes && reached[zero + diagonal - 1] < reached[zero + diagonal + 1]);
                var x = isAdded ? reached[zero + diagonal + 1] : reached[zero + diagonal - 1] + 1;
                for (var y = x - diagonal; x < had.Length && y >= 0 && y < has.Length && had[x] == has[y]; y++)
                {
                    x++;
                }

                reached[zero + diagonal] = x;
                if (x >= had.Length && x - diagonal >= has.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    static int[] Numbered(ReadOnlySpan<string> lines, Dictionary<string, int> numbers)
    {
        var numbered = new int[lines.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            if (!numbers.TryGetValue(lines[index], out var number))
            {
                numbers.Add(lines[index], number = numbers.Count);
            }

            numbered[index] = number;
        }

        return numbered;
    }
}
