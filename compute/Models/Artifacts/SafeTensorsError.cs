namespace Cluster.Compute.Models.Artifacts;

/// <summary>All that can be wrong with a safetensors file.</summary>
public enum SafeTensorsError
{
    /// <summary>Fewer than 8 bytes, or fewer than the header says it has.</summary>
    Truncated,

    /// <summary>The header is larger than is allowed.</summary>
    HeaderTooLarge,

    /// <summary>The header is no JSON object in UTF-8 of the described form, or names something twice.</summary>
    BadHeader,

    /// <summary>An element type that is not known.</summary>
    UnknownType,

    /// <summary>A negative or overflowing shape, or one that does not fit its number of bytes.</summary>
    BadShape,

    /// <summary>Tensors overlap, leave a hole, or do not fill the rest of the file exactly.</summary>
    BadOffsets,
}
