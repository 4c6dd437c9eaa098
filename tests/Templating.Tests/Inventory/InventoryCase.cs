using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>One call of one function, operator or place to write to, with arguments of the largest size.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Language">The template's language.</param>
/// <param name="Text">The template.</param>
/// <param name="Markup">What its output is.</param>
internal sealed record InventoryCase(string Name, Language Language, string Text, OutputMarkup Markup = OutputMarkup.Html);
