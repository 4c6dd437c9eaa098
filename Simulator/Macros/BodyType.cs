namespace UserMacro.Simulator.Macros;

internal enum BodyType
{
    None,
    PlainText,
    RichText,
}
