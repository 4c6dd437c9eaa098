using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Idempotency;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteIdempotencyTests(SqliteApp app) : IdempotencyTests(app);
