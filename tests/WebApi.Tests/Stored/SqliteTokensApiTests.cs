using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Tokens;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteTokensApiTests(SqliteApp app) : TokensApiTests(app);
