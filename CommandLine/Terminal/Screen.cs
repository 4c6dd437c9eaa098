using Spectre.Console;

namespace UserMacro.CommandLine.Terminal;

/// <summary>What the user sees: results on standard output, what went wrong on standard error. Plain unless colours are wanted.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool colours)
{
    static readonly Style Plain = new();
    static readonly Style Good = new(Color.Green);
    static readonly Style Bad = new(Color.Red);
    static readonly Style Doubtful = new(Color.Yellow);
    static readonly Style Heading = new(decoration: Decoration.Bold);
    static readonly Style Faint = new(Color.Grey);

    readonly IAnsiConsole _output = Console(output, colours);
    readonly IAnsiConsole _error = Console(error, colours);

    public void Line(string text) => Write(_output, text, Plain);

    public void Added(string text) => Write(_output, text, Good);

    public void Removed(string text) => Write(_output, text, Bad);

    public void Title(string text) => Write(_output, text, Heading);

    public void Aside(string text) => Write(_output, text, Faint);

    public void Warn(string text) => Write(_output, text, Doubtful);

    /// <summary>Says what went wrong, on standard error.</summary>
    public void Fail(string text) => Write(_error, text, Bad);

    /// <summary>Says why it takes long, on standard error.</summary>
    public void Note(string text) => Write(_error, text, Faint);

    /// <summary>Writes a line for a program to read: nothing is made visible, nothing coloured.</summary>
    public void Raw(string line) => output.Write(line + '\n');

    static void Write(IAnsiConsole console, string text, Style style)
    {
        console.Write(new Text(Visible.Escape(text), style));
        console.WriteLine();
    }

    static IAnsiConsole Console(TextWriter writer, bool colours)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        // The terminal breaks long lines; what breaks them here breaks what scripts read.
        console.Profile.Width = int.MaxValue / 4;
        return console;
    }
}
