using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>One call of one function, operator or place to write to, with arguments of the largest size.</summary>
/// <param name="Subject">The function, operator or place.</param>
/// <param name="Values">What it is called with.</param>
/// <param name="Language">The template's language.</param>
/// <param name="Text">The template.</param>
/// <param name="Markup">What its output is.</param>
internal sealed record InventoryCase(string Subject, string Values, Language Language, string Text, OutputMarkup Markup = OutputMarkup.Html)
{
    /// <summary>For the report.</summary>
    public string Name => $"{Subject} ({Values})";
}
