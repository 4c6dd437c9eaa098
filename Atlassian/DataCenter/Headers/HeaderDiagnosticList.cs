using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>Gathers diagnostics on one line.</summary>
internal sealed class HeaderDiagnosticList(int line, ImmutableArray<HeaderDiagnostic>.Builder remarks)
{
    const int Max = 50;

    public void Add(string message)
    {
        if (remarks.Count < Max)
        {
            remarks.Add(new(line, message));
        }
    }
}
